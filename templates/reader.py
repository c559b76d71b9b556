"""Who reads: how dates, times and numbers are written for them.

Babel knows how a language writes; this module says what is written: a shift's span always names its weekday and its
zone, because a crew is spread over zones and a message is read days later.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    get_timezone_gmt,
    get_timezone_name,
)
from babel.numbers import format_decimal
from babel.units import format_unit

from prefect_shiftwork.exports.cells import Cell, Number
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.templates.words import translations

LONGEST_ZONE_NAME = 5
"""Letters of an abbreviation that people know (AEDT, CEST); CLDR has none for some zones and spells them out."""

ORDINARY_SPACES = str.maketrans({"\u202f": " ", "\u2009": " "})
"""CLDR's narrow spaces show as boxes in some chat programs, and turn a plain subject into an encoded word."""

DECIMALS = "#,##0.##"


@dataclass(frozen=True)
class Reader:
    """A reader's language and zone.

    Attributes:
        locale: a language, with a country where that matters: ``en``, ``en_GB``, ``de``, ``de-AT``.
        zone: the zone in which moments are told.

    Raises:
        InvalidInput: no such locale is known.
    """

    locale: str
    zone: ZoneInfo
    babel: Locale = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "babel", _locale(self.locale))

    @property
    def lang(self) -> str:
        """The language as HTML's ``lang`` attribute takes it: ``en``, ``en-GB``."""
        return str(self.babel).replace("_", "-")

    def day(self, value: date) -> str:
        """A day with its year ("24 Dec 2022"); of a moment, the day in the reader's zone."""
        day = self._local(value) if isinstance(value, datetime) else value
        return format_date(day, "medium", locale=self.babel)

    def day_of_week(self, value: date) -> str:
        """A day as a heading, in two lines and without its year ("Sat", "24 Dec"); a moment as its day."""
        day = self._local(value) if isinstance(value, datetime) and value.tzinfo else value
        return "\n".join(format_skeleton(fields, day, locale=self.babel) for fields in ("E", "MMMd"))

    def more(self, count: int) -> str:
        """That there are so many more ("And 3 more.")."""
        words = translations(self.babel.language)
        return words.ngettext("And 1 more.", "And %(count)s more.", count) % {"count": count}

    def clock(self, moment: datetime) -> str:
        """A time of day ("08:00")."""
        return _plain(format_time(self._local(moment), "short", tzinfo=self.zone, locale=self.babel))

    def moment(self, moment: datetime) -> str:
        """A day, time and zone ("24 Dec 2022, 08:00 CET")."""
        return f"{self.day(moment)}, {self.clock(moment)} {self._zone_name(self._local(moment))}"

    def span(self, start: datetime, end: datetime | None) -> str:
        """From when to when ("Sat 24 Dec, 08:00–16:00, CET"); both days are named when they differ."""
        first = self._local(start)
        zone = self._zone_name(first)
        if end is None:
            return f"{self._day_and_time(first)}, {zone}"
        last = self._local(end)
        last_zone = self._zone_name(last)
        if zone != last_zone:
            return f"{self._day_and_time(first)} {zone} – {self._day_and_time(last)} {last_zone}"
        if first.date() != last.date():
            return f"{self._day_and_time(first)} – {self._day_and_time(last)}, {zone}"
        hours = "hm" if "h" in self.babel.time_formats["short"].pattern else "Hm"
        times = format_interval(first, last, hours, tzinfo=self.zone, locale=self.babel)
        return f"{self._weekday(first)}, {_plain(times)}, {zone}"

    def period(self, first_day: date, last_day: date) -> str:
        """From which day to which, both included ("1–31 Dec 2022")."""
        return _plain(format_interval(first_day, last_day, "yMMMd", locale=self.babel))

    def number(self, value: Number) -> str:
        """A number with at most two decimals ("1,234.5"); a decimal keeps the places it came with ("41.20")."""
        return format_decimal(value, _pattern(value), locale=self.babel)

    def hours(self, value: Number | timedelta) -> str:
        """Hours with at most two decimals ("7.5 hr")."""
        number = value / timedelta(hours=1) if isinstance(value, timedelta) else value
        return format_unit(number, "duration-hour", length="short", format=DECIMALS, locale=self.babel)

    def size(self, octets: int) -> str:
        """A file's size ("1.2 MB"), never written as zero."""
        unit, count = ("megabyte", octets / 1e6) if octets >= 1e6 else ("kilobyte", max(octets / 1e3, 0.1))
        return format_unit(count, f"digital-{unit}", length="short", format="#,##0.#", locale=self.babel)

    def cell(self, value: Cell) -> str:
        """A value of a table; a whole number may be somebody's number and is not grouped."""
        if isinstance(value, datetime):
            local = value if value.tzinfo is None else self._local(value)
            return f"{self.day(local.date())}, {_plain(format_time(local.time(), 'short', locale=self.babel))}"
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, float | Decimal):
            return self.number(value)
        return "" if value is None else str(value)

    def _day_and_time(self, moment: datetime) -> str:
        return f"{self._weekday(moment)}, {self.clock(moment)}"

    def _weekday(self, moment: datetime) -> str:
        return format_skeleton("MMMEd", moment, tzinfo=self.zone, locale=self.babel)

    def _zone_name(self, moment: datetime) -> str:
        known = get_timezone_name(moment, width="short", locale=self.babel), moment.tzname() or ""
        short = (name for name in known if name.isalpha() and len(name) <= LONGEST_ZONE_NAME)
        return next(short, "") or get_timezone_gmt(moment, "long", locale=self.babel)

    def _local(self, moment: datetime) -> datetime:
        if moment.tzinfo is None:
            raise InvalidInput(
                f"The moment {moment.isoformat()} has no zone; give it one, so that nobody comes too late."
            )
        return moment.astimezone(self.zone)


def _locale(name: str) -> Locale:
    try:
        return Locale.parse(name.replace("-", "_"))
    except (ValueError, UnknownLocaleError) as error:
        raise InvalidInput(
            f"No locale is called {name!r}. Use a language code such as 'en', 'en_GB' or 'de'."
        ) from error


def _pattern(value: Number) -> str:
    """An amount of money that ends in a zero must not lose it."""
    places = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return "#,##0." + "0" * min(-places, 2) if isinstance(places, int) and places < 0 else DECIMALS


def _plain(text: str) -> str:
    return text.translate(ORDINARY_SPACES)
