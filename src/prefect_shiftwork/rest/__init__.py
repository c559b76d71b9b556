"""What the vendors' clients share: declared operations, one session a credential, answers as typed records.

A vendor's client is a class of declared operations (``operation``). A call becomes a request (``parameters``), goes out
through a ``session`` that knows the credential (``auth``), keeps the vendor's rate (``budget``) and repeats only what
is safe to repeat (``retry``); the answer, or the one that still holds (``kept``), becomes records (``answers``,
``pages``). What fails is one of ``errors``.
"""
