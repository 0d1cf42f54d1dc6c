"""The words of the command line itself in Vietnamese: help, usage and refusals, which the library has in English only.

Its own translation (gettext) depends on the locale of the machine and on compiled catalogs; offices read Vietnamese on any machine.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from pcmt.problems import EXIT_INTERRUPTED, EXIT_USAGE

_WIDTH = 100
_NAMES = {"INTEGER RANGE": "SỐ", "DIRECTORY": "THƯ-MỤC", "FILE": "TỆP", "PATH": "ĐƯỜNG-DẪN", "TEXT": "CHỮ"}
"""Names of values in the help, by the library's name of its type; the longest first."""
_TYPE = re.compile("|".join(_NAMES))
_RANGE = re.compile(r"\b(\d+)<=x<=(\d+)")
STOPPED = "Đã dừng theo lệnh. Trang đã đăng giữ nguyên như cũ."


class PortalCommand(click.Command):
    """A command whose help and refusals are in Vietnamese."""

    def __init__(self, *names: Any, **options: Any) -> None:
        options.setdefault("options_metavar", "[TÙY-CHỌN]")
        options.setdefault("context_settings", {"max_content_width": _WIDTH})
        super().__init__(*names, **options)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse words too many in our own words; a refusal of the parser gets the context of its command."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not isinstance(self, click.Group):
            raise click.UsageError(f"thừa «{' '.join(rest)}»; chữ có dấu cách phải đặt trong dấu nháy", ctx)
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option ``--help`` with our words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Hiện phần giúp này."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the first line of the help."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Cách dùng: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = (one.get_help_record(ctx) for one in self.get_params(ctx) if isinstance(one, click.Option))
        rows = [
            (_TYPE.sub(lambda found: _NAMES[found[0]], left), _translated(right))
            for left, right in filter(None, records)
        ]
        with formatter.section("Tùy chọn"):
            formatter.write_dl(rows)


def _translated(words: str) -> str:
    return _RANGE.sub(r"từ \1 đến \2", words.replace("[default: ", "[mặc định: "))


class PortalGroup(PortalCommand, click.Group):
    """The group of all commands; names the nearest command for one that does not exist."""

    command_class = PortalCommand

    def __init__(
        self, *names: Any, further: Callable[[], Iterable[click.Command]] = lambda: (), **options: Any
    ) -> None:
        """Take commands whose modules are not yet loaded as a function, ``further``; an everyday command does not call it."""
        options.setdefault("subcommand_metavar", "LỆNH …")
        super().__init__(*names, **options)
        self._further = further

    def every_command(self) -> Mapping[str, click.Command]:
        """Return all commands by their names, the further ones too."""
        further, self._further = self._further, lambda: ()
        for one in further():
            self.add_command(one)
        return self.commands

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, which may be one of the further ones."""
        return super().get_command(ctx, cmd_name) or self.every_command().get(cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands in order."""
        return sorted(self.every_command())

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Print the help where no command is named."""
        if not args:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(EXIT_USAGE)
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then all that the commands say of themselves."""
        super().format_options(ctx, formatter)
        known = sorted(self.every_command().items())
        with formatter.section("Các lệnh"):
            formatter.write_dl([(name, one.short_help or one.help or "") for name, one in known])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Return the command of the first word."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise click.UsageError(f"không có lệnh «{args[0]}»{nearest(args[0], self.every_command())}", ctx)
        return super().resolve_command(ctx, args)

    def main(self, *words: Any, **options: Any) -> Any:
        """Run, and say refusals of the library in Vietnamese."""
        options["standalone_mode"] = False
        try:
            sys.exit(super().main(*words, **options) or 0)
        except click.ClickException as error:
            click.echo(f"Lỗi cách gọi: {refusal(error)}.", err=True)
            context = getattr(error, "ctx", None)
            click.echo(f"Xem cách dùng: {context.command_path if context else 'pcmt'} --help", err=True)
            sys.exit(EXIT_USAGE)
        except click.Abort:
            click.echo(STOPPED, err=True)
            sys.exit(EXIT_INTERRUPTED)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the question for what was meant; empty where nothing is near."""
    near = difflib.get_close_matches(word, list(known), n=2, cutoff=0.6)
    return f"; có phải là: {', '.join(near)}" if near else ""


def refusal(error: click.ClickException) -> str:
    """Return what is wrong with a call, without a full stop."""
    known = next((words for kind, words in _REFUSALS.items() if isinstance(error, kind)), None)
    return known(error) if known else error.format_message().rstrip(".")


def _no_option(error: Any) -> str:
    names = (name for one in error.ctx.command.get_params(error.ctx) for name in one.opts if name.startswith("-"))
    return f"không có tùy chọn «{error.option_name}»{nearest(error.option_name, names)}"


def _wrong_use(error: Any) -> str:
    options = {name: one for one in error.ctx.command.get_params(error.ctx) for name in one.opts}
    is_flag = getattr(options.get(error.option_name), "is_flag", False)
    return f"tùy chọn «{error.option_name}» {'không kèm giá trị' if is_flag else 'thiếu giá trị đi sau'}"


def _missing(error: Any) -> str:
    return f"thiếu {_name(error)}"


def _bad_value(error: Any) -> str:
    return f"giá trị của {_name(error)} không dùng được{_wanted(error.param.type) if error.param else ''}"


def _name(error: Any) -> str:
    if error.param is None:
        return "một giá trị"
    is_argument = error.param.param_type_name == "argument"
    return str(error.param.make_metavar(error.ctx) if is_argument else error.param.opts[0])


def _wanted(kind: click.ParamType[Any]) -> str:
    if isinstance(kind, click.IntRange):
        return f": phải là số nguyên từ {kind.min} đến {kind.max}"
    if isinstance(kind, click.Path):
        return f": phải là {'thư mục' if not kind.file_okay else 'tệp' if not kind.dir_okay else 'tệp hoặc thư mục'}"
    return ""


_REFUSALS: dict[type[click.ClickException], Callable[[Any], str]] = {
    click.NoSuchOption: _no_option,
    click.MissingParameter: _missing,
    click.BadOptionUsage: _wrong_use,
    click.BadParameter: _bad_value,
}
"""The first that fits counts: a missing value is a bad one, too."""
