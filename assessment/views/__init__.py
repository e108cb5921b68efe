"""A page a view: the form is valid, the verb is called, the browser is sent on."""
