"""How hypothesis runs here: no deadline, because a busy machine is not a defect, and no database."""

from hypothesis import settings

settings.register_profile("balcony", deadline=None, database=None, derandomize=False, print_blob=True)
settings.load_profile("balcony")
