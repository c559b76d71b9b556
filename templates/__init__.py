"""Messages and mails as jinja2 templates, in English and German.

One folder a message. ``context`` holds what the templates are given, ``render`` writes them for a reader, ``preview``
shows them as their readers will see them. A person can put their own text in the place of each of them.
"""
