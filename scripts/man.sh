#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
#
# scripts/man.sh PROGRAM [PAGES]    prints the manual page, from the program's --help and the explain pages
set -eu

program=$1
pages=${2:-$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/analyzer/checks/explain}
# A build with sanitizers is no reason to fail here.
export ASAN_OPTIONS=detect_leaks=0 NO_COLOR=1

# Text as it is: no request, no escape.
escape()
{
	sed -e 's/\\/\\e/g' -e 's/-/\\-/g' -e "s/^\([.']\)/\\\\\&\1/"
}

# --help of a command as it is printed.
help_of() # COMMAND
{
	printf '.SS %s\n.nf\n' "$1"
	"$program" "$1" --help | sed -e 's/^Usage: //' | escape
	printf '.fi\n'
}

# One page: headings, paragraphs, lists, code, `words` in bold.
page_of() # FILE
{
	printf '.SS %s\n' "$(basename "$1" .md)"
	escape <"$1" | awk '
		/^```/ { print code ? ".fi\n.RE" : ".PP\n.RS 4\n.nf"; code = !code; next }
		code { print; next }
		/^# / { next }
		/^## / { print ".PP\n\\fI" substr($0, 4) "\\fR"; next }
		/^\* / { print ".IP \\(bu 2"; $0 = substr($0, 3) }
		/^$/ { print ".PP"; next }
		{
			sub(/^ +/, "")
			while (match($0, /`[^`]*`/))
				$0 = substr($0, 1, RSTART - 1) "\\fB" substr($0, RSTART + 1, RLENGTH - 2) \
					"\\fR" substr($0, RSTART + RLENGTH)
			print
		}' | awk '
		# one .PP is enough, and none before a list item or a heading
		/^\.PP$/ { pending = 1; next }
		pending { if ($0 !~ /^\.(IP|PP)/) print ".PP"; pending = 0 }
		{ print }'
}

version=$("$program" --version | awk '{ print $2; exit }')
commands=$("$program" --help | awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }')

cat <<END
.TH LOCKSTEP 1 "" "lockstep $version" "User Commands"
.SH NAME
lockstep \- finds deadlocks in Linux kernel source
.SH SYNOPSIS
.B lockstep
[\fICOMMAND\fR] [\fIOPTIONS\fR] [\fIPATH\fR...]
.SH DESCRIPTION
.nf
END
"$program" --help | awk '/^Commands:/ { exit } !/^Usage:/ { print }' | escape
printf '.fi\n.SH COMMANDS\n'
for command in $commands; do
	help_of "$command"
done
printf '.SH CHECKS\n'
for id in $("$program" --list-checks | awk '{ print $1 }'); do
	[ ! -f "$pages/$id.md" ] || page_of "$pages/$id.md"
done
cat <<'END'
.SH FILES
.TP
.B .lockstep.conf
Options, one per line, of the current folder or its repository; else of the first PATH. What is written on the command
line has the last word. No line can name a program or a file to be written.
.TP
.B ~/.cache/lockstep
Facts of units, kept between runs; may be removed at any time.
.SH EXIT STATUS
0: no findings. 1: findings. 2: nothing was analysed, the message says why. 3: no findings, but some input could not be
analysed.
.SH SEE ALSO
.BR spatch (1),
.BR git (1),
.BR clang\-tidy (1)
END
