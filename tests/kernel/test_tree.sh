#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-only
# The whole tree: the four flushes that Linux 6.1 has, whatever -j and the cache; nothing written.
. "$(dirname "$0")/lib.sh"

listing()
{
	find "$KERNEL_TREE" -printf '%p %s %T@ %C@\n' | sort | cksum
}
before=$(listing)
check="check --checks=-*,wq-flush-system --format=json"

calls 'flush_scheduled_work\(\);' drivers/rapidio/devices/tsi721.c \
	drivers/message/fusion/mptscsih.c drivers/gpu/drm/i915/gt/selftest_execlists.c \
	drivers/gpu/drm/i915/display/intel_display.c >wanted
[ "$(wc -l <wanted)" -eq 4 ] || fail "linux-source-6.1 has four flushes"

# shellcheck disable=SC2086
{
	run 1 $check --no-cache -j4 "$KERNEL_TREE"
	sites out >found
	same found wanted
	cp out j4
	for module in tsi721_mport mptscsih i915; do
		has out "\"module\":[[:space:]]*\"$module\""
	done
	# with sanitizers, which take long: the rest on small trees only, in the other scripts
	if [ -z "${SANITIZED-}" ]; then
		run 1 $check --no-cache -j1 "$KERNEL_TREE"
		same out j4
		run 1 $check -j2 "$KERNEL_TREE"
		same out j4
	fi
	run 1 $check -j2 "$KERNEL_TREE"
	same out j4
	(cd "$KERNEL_TREE/drivers" && "$LOCKSTEP" $check .. >"$WORK/out" 2>"$WORK/err")
	same out j4
}
[ "$(listing)" = "$before" ] || fail "something in the tree has changed"
finish
