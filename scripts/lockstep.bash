# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=bash
# bash completion for lockstep; what there is to complete is asked of the program.

_lockstep_command()
{
	local word

	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case $word in
		check | fix | series | explain | graph | log | kbuild | dump | hook)
			echo "$word"
			return
			;;
		esac
	done
	echo check
}

_lockstep()
{
	local program=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]} previous command words

	previous=${COMP_WORDS[COMP_CWORD - 1]}
	command=$(_lockstep_command)
	# bash splits --name=value at the sign
	[ "$current" = "=" ] && current=
	[ "$previous" = "=" ] && previous=${COMP_WORDS[COMP_CWORD - 2]}
	case $previous in
	--checks | --warnings-as-errors) words=$("$program" --list-checks 2>/dev/null | awk '{ print $1 }') ;;
	--format) [ "$command" = graph ] && words="dot json" || words="text json sarif gitlab github" ;;
	--fail-on) words="note warning error" ;;
	--color) words="always never auto" ;;
	explain) words=$("$program" --list-checks 2>/dev/null | awk '{ print $1 }') ;;
	hook) words="install uninstall" ;;
	dump) words="facts flow graph modules summaries" ;;
	esac
	if [ -z "$words" ] && [[ $current == -* ]]; then
		words=$("$program" "$command" --help 2>/dev/null | grep -oE '^ +(-., )?--[a-z-]+' | grep -oE -e '--[a-z-]+')
	elif [ -z "$words" ] && [ "$COMP_CWORD" -eq 1 ]; then
		words=$("$program" --help 2>/dev/null |
			awk '/^Commands:/ { on = 1; next } /^$/ { on = 0 } on { print $1 }')
	fi
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current"; [ -n "$words" ] || compgen -f -- "$current")
}

complete -o filenames -F _lockstep lockstep
