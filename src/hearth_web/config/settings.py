"""Settings. Every choice an installation may make is a `HEARTH_` variable read here."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from hearth_web.config import environment

DATA = environment.folder()
DEMO = environment.flag("DEMO")
TODAY = environment.day("TODAY") if DEMO else None  # see `hearth_web.ui.clock`
DEBUG = False
SECRET_KEY = environment.secret_key(DATA)
ALLOWED_HOSTS = environment.names("HOSTS", "localhost,127.0.0.1,[::1]")
# `HEARTH_HTTPS=no` is for a demonstration on one's own machine only; `hearth check-deploy` says so.
HTTPS = environment.flag("HTTPS", default=not DEMO)

INSTALLED_APPS = [
    "hearth_web.ui",
    "hearth_web.audit",
    "hearth_web.access",
    "hearth_web.jobs",
    "hearth_web.people",
    "hearth_web.wellbeing",
    "hearth_web.leaving",
    "hearth_web.bridge",
    "hearth_web.insight",
    "hearth_web.worklists",
    "hearth_web.returns",
    "hearth_web.imports",
    "hearth_web.pledge",
    "hearth_web.quality",
    "hearth_web.board",
    "hearth_web.api",
    "hearth_web.config",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hearth_web.access.middleware.KeptNowhere",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hearth_web.access.middleware.StaysSignedIn",
    "hearth_web.api.middleware.TokenFirst",
    "hearth_web.imports.middleware.Uploads",  # too large, or no room: a page
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "hearth_web.access.middleware.StrangersGet404",
    "hearth_web.access.middleware.SecondFactorFirst",
]

ROOT_URLCONF = "hearth_web.config.urls"
WSGI_APPLICATION = "hearth_web.config.wsgi.application"
DATABASES = {"default": environment.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "access.User"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["hearth_web.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "hearth_web.ui.context.house",
            ],
        },
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
MEDIA_ROOT = DATA / "files"  # documents and uploads; never served but through a view that checks

# An upload is refused by its stated length before it is read, and streamed to disk, not memory.
LARGEST_UPLOAD = int(environment.text("LARGEST_UPLOAD_MB", "300")) * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 100
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

SESSION_COOKIE_AGE = int(environment.text("SESSION_MINUTES", "30")) * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "hearth_session"
CSRF_FAILURE_VIEW = "hearth_web.ui.views.errors.stale_form"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if environment.flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
# A file of SHA-1 hashes in order, such as Have I Been Pwned publishes; searched on this machine.
BREACHED_PASSWORDS = environment.text("BREACHED_PASSWORDS")
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "hearth_web.access.passwords.LongEnough", "OPTIONS": {"least": 12}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "hearth_web.access.passwords.NotObvious"},
    {"NAME": "hearth_web.access.passwords.NotBreached"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60

# Signing in. Attempts are counted in the database, so every process of the site counts together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "hearth_cache",
    }
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "hearth_web.access.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "hearth_web.access.adapters.name_of"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# A whole council may come from one network address; one account is guessed at five times at most.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "100/m/ip,5/300s/key"}
ACCOUNT_FORMS = {
    "login": "hearth_web.access.forms.sign_in.SignIn",
    "change_password": "hearth_web.access.forms.sign_in.ChangePassword",
    "reset_password": "hearth_web.access.forms.sign_in.ForgottenPassword",
    "reset_password_from_key": "hearth_web.access.forms.sign_in.ChoosePassword",
    "reauthenticate": "hearth_web.access.forms.sign_in.PasswordAgain",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if environment.flag("BEHIND_PROXY") else 0

# `required` leads whoever has no second factor to set one up before anything else.
SECOND_FACTOR = environment.text("SECOND_FACTOR", "optional" if DEMO else "required")
MFA_ADAPTER = "hearth_web.access.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO and not HTTPS
MFA_FORMS = {
    "authenticate": "hearth_web.access.forms.second_factor.Code",
    "reauthenticate": "hearth_web.access.forms.second_factor.CodeAgain",
    "activate_totp": "hearth_web.access.forms.second_factor.FirstCode",
    "add_webauthn": "hearth_web.access.forms.second_factor.NewKey",
    "edit_webauthn": "hearth_web.access.forms.second_factor.NameKey",
}

# The council's own directory, by OpenID Connect; see `hearth_web.access.directory`.
SOCIALACCOUNT_ADAPTER = "hearth_web.access.adapters.Directory"
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
OIDC_ROLES_CLAIM = environment.text("OIDC_ROLES_CLAIM", "roles")
OIDC_ROLES = environment.names("OIDC_ROLES")
# For directories that hold only addresses they gave out and never say `email_verified`.
OIDC_TRUST_EMAIL = environment.flag("OIDC_TRUST_EMAIL")
# Whether somebody who signs in through the directory, which asks for its own, needs one here too.
OIDC_SECOND_FACTOR = environment.text("OIDC_SECOND_FACTOR", "directory")
SOCIALACCOUNT_PROVIDERS = environment.directory()

EMAIL_HOST = environment.text("EMAIL_HOST")
MAILER = "smtp" if EMAIL_HOST else "console"  # without a mail server, mail is printed
EMAIL_BACKEND = f"django.core.mail.backends.{MAILER}.EmailBackend"
EMAIL_PORT = int(environment.text("EMAIL_PORT", "25"))
EMAIL_HOST_USER = environment.text("EMAIL_USER")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_PASSWORD")
EMAIL_USE_TLS = environment.flag("EMAIL_TLS")
EMAIL_TIMEOUT = 20  # seconds: a mail server that does not answer holds up nobody for longer
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", "hearth@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": environment.text("LOG", "WARNING")},
    "loggers": {"hearth": {"level": "INFO"}},
}

# Web processes of `hearth site`, for `hearth check-deploy`.
WORKERS = int(environment.text("WORKERS", "2"))

ROOT = Path(__file__).resolve().parents[1]

# The API: how often one token may ask, and whether webhooks may call this machine (tests alone).
API_REQUESTS_A_MINUTE = int(environment.text("API_REQUESTS_A_MINUTE", "600"))
WEBHOOKS_TO_LOOPBACK = False
