"""A small OpenID Connect provider on this machine: the council's directory, for the tests.

It runs the code flow with PKCE and signs with RS256. Whoever comes to its page is signed in at
once as `claims` says.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

__all__ = ["CLIENT", "SECRET", "Provider", "running"]

CLIENT, SECRET = "hearth", "a secret between the two"


class Provider(ThreadingHTTPServer):
    """The provider; `claims` are of whoever signs in next, `audience` for whom its tokens are."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.issuer = f"http://127.0.0.1:{self.server_port}"
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.claims: dict[str, Any] = {}
        self.audience, self.lifetime = CLIENT, 60
        self.asked: dict[str, dict[str, str]] = {}  # by code, what the way to it asked
        self.tokens: dict[str, dict[str, Any]] = {}  # by access token, the claims

    def configuration(self) -> dict[str, Any]:
        """What is found under /.well-known."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }

    def code_for(self, asked: dict[str, str]) -> str:
        """A code that can be changed once for tokens."""
        code = secrets.token_urlsafe()
        self.asked[code] = asked
        return code

    def tokens_for(self, said: dict[str, str], who: str) -> dict[str, Any] | None:
        """Tokens for a code; None if the client, the code or the proof is wrong."""
        asked = self.asked.pop(said.get("code", ""), None)
        wanted = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if asked is None or who != f"Basic {wanted}":
            return None
        digest = hashlib.sha256(said["code_verifier"].encode()).digest()
        if asked["code_challenge"] != base64.urlsafe_b64encode(digest).decode().rstrip("="):
            return None
        now = int(time.time())
        body = {"iss": self.issuer, "aud": self.audience, "iat": now, "exp": now + self.lifetime}
        token = secrets.token_urlsafe()
        self.tokens[token] = dict(self.claims)
        signed = jwt.encode({**body, **self.claims}, self.key, "RS256", headers={"kid": "1"})
        return {"access_token": token, "token_type": "Bearer", "id_token": signed}

    def keys(self) -> dict[str, Any]:
        """The public key."""
        key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**key, "kid": "1", "alg": "RS256", "use": "sig"}]}


class Page(BaseHTTPRequestHandler):
    """Its four pages."""

    server: Provider

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        if url.path == "/.well-known/openid-configuration":
            return self.answer(self.server.configuration())
        if url.path == "/keys":
            return self.answer(self.server.keys())
        if url.path == "/userinfo":
            token = self.headers["Authorization"].removeprefix("Bearer ")
            return self.answer(self.server.tokens.get(token), 401)
        return self.go_back(dict(parse_qsl(url.query)))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        who = self.headers.get("Authorization", "")
        self.answer(self.server.tokens_for(dict(parse_qsl(body)), who), 400)

    def go_back(self, asked: dict[str, str]) -> None:
        """Signed in: back to whoever asked, with a code."""
        query = urlencode({"code": self.server.code_for(asked), "state": asked["state"]})
        self.send_response(302)
        self.send_header("Location", f"{asked['redirect_uri']}?{query}")
        self.end_headers()

    def answer(self, said: dict[str, Any] | None, otherwise: int = 404) -> None:
        """JSON, or a refusal."""
        self.send_response(otherwise if said is None else 200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(said or {"error": "refused"}).encode())

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def running() -> Iterator[Provider]:
    """The provider, as long as it is wanted."""
    with Provider() as provider:
        thread = threading.Thread(target=provider.serve_forever)
        thread.start()
        try:
            yield provider
        finally:
            provider.shutdown()
            thread.join()
