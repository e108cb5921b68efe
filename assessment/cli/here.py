"""What holds for every command: who acts, as events tell it, and where pages are when nobody has said."""

BY = "command line"
HOST = "127.0.0.1"
PORT = 8000
HERE = f"http://{HOST}:{PORT}"
