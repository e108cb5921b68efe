"""Django's settings, from a handful of environment variables; `docs/operating.md` lists them.

Nothing has to be set: without any variable there is a data folder of the user's own with a drawn
secret and an SQLite database, for this machine only.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from assessment.data_folder import data_folder, secret
from assessment.environment import read_environment

HERE = Path(__file__).parent
_environment = read_environment()
DATA = data_folder(_environment.data)
SECRET_KEY = _environment.secret or secret(DATA)
DEBUG = _environment.debug
DEMO = _environment.demo

ADDRESS = _environment.address
PROXIES = _environment.proxies
_address = urlsplit(ADDRESS)
SECURE = _address.scheme == "https"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *([_address.hostname] if _address.hostname else [])]
CSRF_TRUSTED_ORIGINS = [f"{_address.scheme}://{_address.netloc}"] if ADDRESS else []

INSTALLED_APPS = [
    "assessment.apps.AssessmentConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "assessment.middleware.OnePolicy",
    "assessment.middleware.NoTraces",
    "assessment.middleware.StorageFailures",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "assessment.languages.SpokenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "assessment.middleware.Gatekeeper",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "assessment.urls"
WSGI_APPLICATION = "assessment.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Every write takes the write lock when it begins, so that none fails half-way; an acknowledged answer
# is on the disk.
_SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA secure_delete=ON;",
}
# Nobody waits long for a server that is gone or for a lock that another holds: the page says so
# instead. What takes longer by its nature, migrations above all, sets its own time.
_POSTGRESQL: dict[str, Any] = {
    "application_name": "balcony",
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "tcp_user_timeout": 15_000,
    # What is asked again and again is planned once a connection.
    "server_side_binding": True,
    "prepare_threshold": 3,
    "options": "-c statement_timeout=30s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s",
}
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        _environment.database or f"sqlite:///{(DATA / 'balcony.sqlite3').as_posix()}",
        conn_max_age=None,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    _ours = _SQLITE
else:
    _ours = _POSTGRESQL
    DATABASES["default"]["ENGINE"] = "assessment.postgresql"
DATABASES["default"]["OPTIONS"] = _ours | DATABASES["default"].get("OPTIONS", {})
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SECURE
LOCALE_PATHS = [HERE / "locale"]
FORMAT_MODULE_PATH = ["assessment.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = _environment.time_zone

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS: list[Path] = []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000

AUTH_USER_MODEL = "assessment.StaffMember"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
ACCOUNT_ADAPTER = "assessment.sign_in.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "assessment.forms.sign_in.SignInForm",
    "change_password": "assessment.forms.sign_in.ChangePasswordForm",
    "reset_password_from_key": "assessment.forms.sign_in.SetPasswordForm",
    "reauthenticate": "assessment.forms.sign_in.PasswordAgainForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 - a path
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")
ACCOUNT_SESSION_REMEMBER = False
MFA_ADAPTER = "assessment.sign_in.adapters.FactorAdapter"
MFA_FORMS = {
    "authenticate": "assessment.forms.sign_in.CodeForm",
    "reauthenticate": "assessment.forms.sign_in.CodeAgainForm",
    "activate_totp": "assessment.forms.sign_in.ActivateAppForm",
    "add_webauthn": "assessment.forms.sign_in.AddPasskeyForm",
    "edit_webauthn": "assessment.forms.sign_in.PasskeyNameForm",
    "authenticate_webauthn": "assessment.forms.sign_in.PasskeyForm",
    "reauthenticate_webauthn": "assessment.forms.sign_in.PasskeyAgainForm",
    "login_webauthn": "assessment.forms.sign_in.PasskeySignInForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Balcony"
# A code that changes while it is typed is let in, and an app whose clock is a little off (RFC 6238, 5.2).
MFA_TOTP_TOLERANCE = 1
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "assessment.views.refusals.locked_out"
AXES_RESET_ON_SUCCESS = True
# Knocking on does not make the wait longer, or whoever knocks could keep somebody out for good.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# Who signed in stands in the chain of events.
AXES_DISABLE_ACCESS_LOG = True

# Which codes were used and how many were tried must be known to every process.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "assessment_counters",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_NAME = "staff"
SESSION_COOKIE_SECURE = SECURE
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "assessment.views.refusals.csrf_failed"
SECURE_SSL_REDIRECT = SECURE
# A monitor beside the server asks without TLS.
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# A reverse proxy speaks TLS for us and says so; `serving.proxies` listens to trusted ones only.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1 << 20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
FILE_UPLOAD_HANDLERS = ["assessment.uploads.NothingLarge"]

DEFAULT_EXCEPTION_REPORTER_FILTER = "assessment.logs.NothingPosted"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "assessment.logs.WithoutTokens",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["console"], "level": "WARNING", "propagate": False}},
}
