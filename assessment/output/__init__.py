"""What a run leaves behind: profiles and tables, each written whole or not at all."""
