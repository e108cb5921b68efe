"""What can be done: a verb a function, with keyword-only arguments and no request in it."""
