"""The way in for a WSGI server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from assessment.serving.proxies import behind_proxies
from assessment.serving.turnstile import through_turnstile

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assessment.settings")
application = through_turnstile(behind_proxies(get_wsgi_application(), settings.PROXIES))
