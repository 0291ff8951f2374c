"""Promises that the code keeps, one test each."""
