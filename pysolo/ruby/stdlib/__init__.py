"""The parts of Ruby's standard library that cookbooks require: one file a library, imported when it is asked for."""

from __future__ import annotations

# What `require` finds: name -> module of this package.
LIBRARIES = {
    "base64": "base64",
    "digest": "digest",
    "digest/md5": "digest",
    "digest/rmd160": "digest",
    "digest/sha1": "digest",
    "digest/sha2": "digest",
    "etc": "etc",
    "fileutils": "fileutils",
    "json": "json",
    "json/ext": "json",
    "json/pure": "json",
    "psych": "yaml",
    "securerandom": "securerandom",
    "set": "set",
    "shellwords": "shellwords",
    "stringio": "stringio",
    "strscan": "strscan",
    "tmpdir": "tmpdir",
    "yaml": "yaml",
}

# Constants of libraries that chef-solo's process has loaded before a recipe runs.
AUTOLOADED = {
    "Base64": "base64",
    "Digest": "digest",
    "Etc": "etc",
    "FileUtils": "fileutils",
    "JSON": "json",
    "Psych": "psych",
    "SecureRandom": "securerandom",
    "Set": "set",
    "Shellwords": "shellwords",
    "StringIO": "stringio",
    "StringScanner": "strscan",
    "YAML": "yaml",
}
