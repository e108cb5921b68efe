"""What pages ask, and what comes back from them."""
