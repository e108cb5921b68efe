"""What templates can do beyond what Django gives them."""
