"""What a user is told of, and how ("Users", "The object"): the document lists these switches without a word on them.

Two of them are 1 instead of true in the document's own example.
"""

from pydantic import Field

from prefect_shiftwork.rest.fields import Record, RequestPart


class Notices(Record):
    """What a user is told of."""

    sms_me_schedules: bool | None = None
    """They get text messages about shifts."""
    sms_me_shiftpool: bool | None = None
    """They get text messages about the shift pool."""
    sms_me_shiftpool_requests: bool | None = None
    """They get text messages about requests in the shift pool."""
    sms_me_timeoff_requests: bool | None = None
    """They get text messages about requests for time off."""
    sms_me_global_messages: bool | None = None
    """They get text messages about messages to all."""
    mobile_me_wall_posts: bool | None = None
    """They get notifications on their phone about posts on the wall."""
    mobile_me_logbook_posts: bool | None = None
    """They get notifications on their phone about posts in the log book."""
    email_me_schedules: bool | None = None
    """They get emails about shifts."""
    email_me_shiftpool: bool | None = None
    """They get emails about the shift pool."""
    email_me_new_wall_posts: bool | None = None
    """They get emails about posts on the wall."""
    email_me_timeoff_requests: bool | None = None
    """They get emails about requests for time off."""
    email_me_availability_changes: bool | None = None
    """They get emails about changes of availability."""
    email_me_shiftpool_requests: bool | None = None
    """They get emails about requests in the shift pool."""
    email_me_punch_errors: bool | None = None
    """They get emails about mistakes in punches."""
    email_me_logbook_posts: bool | None = None
    """They get emails about posts in the log book."""


class NoticeChanges(RequestPart):
    """What a user is to be told of; switches that are not given stay."""

    sms_me_schedules: bool | None = Field(
        default=None, title="Text messages: shifts", description="Send them text messages about shifts."
    )
    sms_me_shiftpool: bool | None = Field(
        default=None, title="Text messages: the shift pool", description="Send them text messages about the shift pool."
    )
    sms_me_shiftpool_requests: bool | None = Field(
        default=None,
        title="Text messages: requests in the shift pool",
        description="Send them text messages about requests in the shift pool.",
    )
    sms_me_timeoff_requests: bool | None = Field(
        default=None,
        title="Text messages: requests for time off",
        description="Send them text messages about requests for time off.",
    )
    sms_me_global_messages: bool | None = Field(
        default=None,
        title="Text messages: messages to all",
        description="Send them text messages about messages to all.",
    )
    mobile_me_wall_posts: bool | None = Field(
        default=None,
        title="On the phone: posts on the wall",
        description="Notify them on their phone about posts on the wall.",
    )
    mobile_me_logbook_posts: bool | None = Field(
        default=None,
        title="On the phone: posts in the log book",
        description="Notify them on their phone about posts in the log book.",
    )
    email_me_schedules: bool | None = Field(
        default=None, title="Emails: shifts", description="Send them emails about shifts."
    )
    email_me_shiftpool: bool | None = Field(
        default=None, title="Emails: the shift pool", description="Send them emails about the shift pool."
    )
    email_me_new_wall_posts: bool | None = Field(
        default=None, title="Emails: posts on the wall", description="Send them emails about posts on the wall."
    )
    email_me_timeoff_requests: bool | None = Field(
        default=None, title="Emails: requests for time off", description="Send them emails about requests for time off."
    )
    email_me_availability_changes: bool | None = Field(
        default=None,
        title="Emails: changes of availability",
        description="Send them emails about changes of availability.",
    )
    email_me_shiftpool_requests: bool | None = Field(
        default=None,
        title="Emails: requests in the shift pool",
        description="Send them emails about requests in the shift pool.",
    )
    email_me_punch_errors: bool | None = Field(
        default=None, title="Emails: mistakes in punches", description="Send them emails about mistakes in punches."
    )
    email_me_logbook_posts: bool | None = Field(
        default=None, title="Emails: posts in the log book", description="Send them emails about posts in the log book."
    )
