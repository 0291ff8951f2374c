"""Where somebody lands after signing in, by role. It opens no door itself."""

from plan.access import Account

# The first that fits: most people have one role.
FIRST = (
    ("caseworker", "/"),
    ("leader", "/"),
    ("duty", "/vagt"),
    ("provider", "/delt"),
    ("guide", "/delt"),
    ("dpo", "/log"),
    ("admin", "/konti"),
)
CHOOSE_FIRST = "/adgangskode"


def first_page(account: Account) -> str:
    """Where somebody lands after signing in."""
    if account.must_change:
        return CHOOSE_FIRST
    return next((page for role, page in FIRST if role in account.roles), "/konto")
