"""The hinge: slots in, one call to the plan, one response out; and the fronts' narrow door."""
