"""Every text that a syntax error can have, in one table. Filled in with ``%``."""

from __future__ import annotations

MESSAGES = {
    "unexpected": "unexpected %s",
    "unexpected_end": "unexpected `end`: there is nothing open that it could close",
    "unexpected_eof": "unexpected end of file",
    "unexpected_character": "unexpected character %r",
    "no_end": "`%s` at line %d has no `end`",
    "no_closer": "`%s` at line %d has no `%s`",
    "wrong_closer": "unexpected `%s`: `%s` at line %d is still open",
    "unmatched_closer": "unexpected `%s`: nothing is open that it could close",
    "string_unterminated": "the %s that began at line %d has no end",
    "heredoc_unterminated": "the heredoc that began at line %d has no closing `%s`",
    "comment_unterminated": "`=begin` at line %d has no `=end`",
    "bad_escape": "invalid escape in a string: %s",
    "bad_number": "invalid number %s",
    "bad_character_literal": "incomplete character literal",
    "bad_regexp_option": "unknown regexp option `%s`",
    "bad_alias": "`alias` takes two method names or two global variables",
    "cannot_assign": "cannot assign to %s",
    "too_many_splats": "more than one splat in a multiple assignment",
    "stray_comma": "unexpected `,`: a list of values stands alone",
    "stray_splat": "unexpected `*`",
    "pair_needed": "a hash holds only `key => value` pairs",
    "block_twice": "a call cannot have two blocks",
    "block_unwanted": "%s takes no block",
    "block_pass_last": "an argument follows `&block`",
    "block_pass_literal": "`&` has no place in an array or a hash",
    "command_operand": "a call with arguments needs parentheses after `%s`",
    "nonassoc": "`%s` cannot be chained",
    "flip_flop": "a flip-flop (a range as a condition) is not supported",
    "duplicate_parameter": "the parameter `%s` is there twice",
    "parameter_order": "the parameter `%s` stands in the wrong place",
    "constant_in_def": "a constant cannot be assigned in a method",
    "class_in_def": "a class or module cannot be defined in a method",
    "numbered_mixed": "`%s` in a block that names its parameters",
    "numbered_nested": "a block around or inside this one has numbered parameters already",
    "numbered_reserved": "`%s` is reserved for a numbered parameter",
    "no_anonymous": "there is no anonymous parameter that `%s` could pass on",
    "pattern_key_twice": "the key `%s` is there twice",
    "bad_regexp": "%s in a regexp",
    "stray_jump": "`%s` has nothing to leave or repeat here",
    "stray_yield": "`yield` outside of a method",
    "safe_target": "`&.` cannot stand in a multiple assignment",
    "class_name": "a class or module name must be a constant",
    "yield_block": "`yield` takes no block",
    "too_deep": "nested too deeply",
    "begin_not_top": "BEGIN is only allowed at the top of a file",
}


def message(name: str, *values: object) -> str:
    text = MESSAGES[name]
    return text % values if values else text
