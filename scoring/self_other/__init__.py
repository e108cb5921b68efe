"""How people see themselves beside how others see them."""
