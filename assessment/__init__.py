"""The application: command line and files around instruments, scoring and reports."""
