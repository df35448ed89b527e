/** Where a Flask application keeps its static files: its own and those of its blueprints. */
export function renderFlaskModule(): string {
  return `"""Asks a Flask application where its static files are."""
import os

import flask

import webstack_application

ENDING = "<path:filename>"


def static_folders(name, url_path):
    """Folders whose files the application serves below url_path, each with its place there."""
    application = webstack_application.load(name, "WSGI")
    if not isinstance(application, flask.Flask):
        raise RuntimeError(f"'{name}' must be a Flask application, got {type(application).__name__}; give 'staticFolder'")
    found = list(_served(application))
    for folder, url in found:
        if folder == application.static_folder and not url.startswith(url_path):
            raise RuntimeError(
                f"the application's static files are at '{url}', but 'staticUrlPath' is '{url_path}'; "
                "make them the same, or set 'collectStaticFiles' to false"
            )
    # The longer path wins in Flask, too.
    inside = sorted((url, folder) for folder, url in found if url.startswith(url_path))
    return [(folder, url.removeprefix(url_path)) for url, folder in inside]


def _served(application):
    for rule in application.url_map.iter_rules():
        owner, _, endpoint = rule.endpoint.rpartition(".")
        scaffold = application.blueprints.get(owner) if owner else application
        url = rule.rule.removesuffix(ENDING)
        if endpoint != "static" or scaffold is None or url == rule.rule or "<" in url:
            continue
        # Flask makes the route whether or not there is such a folder.
        if scaffold.static_folder and os.path.isdir(scaffold.static_folder):
            yield scaffold.static_folder, url
`;
}
