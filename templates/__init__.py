"""Messages and mails as jinja2 templates, in English and German.

One folder a message; ``context`` holds what a template is given, ``messages`` renders each message, and
``preview`` shows it as its readers will see it. Every one of them can be replaced by a person's own text.
"""
