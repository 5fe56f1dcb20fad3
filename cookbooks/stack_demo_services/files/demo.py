"""The services of the stack demo: `demo.py balancer|app|database`. What they need to know they read from files, at each request."""

import http.server
import itertools
import os
import sys
import urllib.request

CONFIG = "/etc/stack-demo"
CURRENT = "/srv/www/demo/current/index.txt"
STATE = "/var/lib/stack-demo/visits"
PORTS = {"balancer": 80, "app": 8080, "database": 8090}
TURNS = itertools.count()


def lines(name):
    try:
        with open(os.path.join(CONFIG, name)) as file:
            return file.read().split()
    except OSError:
        return []


def ask(address):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open("http://" + address, timeout=5) as answer:
        return answer.read().decode()


def balancer():
    backends = lines("backends")
    if not backends:
        return 503, "no app server is online\n"
    return 200, ask("%s:%d/" % (backends[next(TURNS) % len(backends)], PORTS["app"]))


def app():
    try:
        with open(CURRENT) as file:
            release = file.read()
    except OSError:
        return 404, "nothing is deployed\n"
    databases = lines("database")
    visits = ask("%s:%d/" % (databases[0], PORTS["database"])) if databases else "unknown\n"
    return 200, "%svisits: %s" % (release, visits)


def database():
    try:
        with open(STATE) as file:
            visits = int(file.read()) + 1
    except (OSError, ValueError):
        visits = 1
    with open(STATE + ".new", "w") as file:
        file.write(str(visits))
    os.replace(STATE + ".new", STATE)
    return 200, "%d\n" % visits


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        try:
            status, text = {"balancer": balancer, "app": app, "database": database}[sys.argv[1]]()
        except OSError as error:
            status, text = 502, "%s\n" % error
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


if __name__ == "__main__":
    http.server.ThreadingHTTPServer(("", PORTS[sys.argv[1]]), Handler).serve_forever()
