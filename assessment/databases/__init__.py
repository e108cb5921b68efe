"""How this application speaks with its databases where Django leaves a better way open."""
