#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-only
"""What a schema does not say about the reports.

formats.py json SCHEMA FILE    valid by the schema, fingerprints unique
formats.py sarif FILE          relative URIs, lines, rules, fingerprints, code flows
formats.py apply FILE FOLDER   does what the fixes of a SARIF report say, in a copy of the tree
formats.py gitlab FILE         what GitLab reads
formats.py prints FILE FILE    two JSON or SARIF reports have the same fingerprints
"""
import json
import sys
from urllib.parse import unquote, urlparse


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def check_json(schema, path):
    import jsonschema

    jsonschema.Draft7Validator.check_schema(load(schema))
    jsonschema.validate(load(path), load(schema), cls=jsonschema.Draft7Validator)
    prints = [f["fingerprint"] for f in load(path)["findings"]]
    assert len(prints) == len(set(prints)), "fingerprints are not unique"


def locations_of(node):
    """All physical locations, wherever they are."""
    if isinstance(node, dict):
        if "physicalLocation" in node:
            yield node["physicalLocation"]
        node = list(node.values())
    if isinstance(node, list):
        for item in node:
            yield from locations_of(item)


def check_location(location, bases):
    artifact = location["artifactLocation"]
    uri = urlparse(artifact["uri"])
    assert not uri.scheme and not uri.netloc, artifact
    assert artifact["uri"] and not unquote(uri.path).startswith("/"), artifact
    assert ".." not in unquote(uri.path).split("/"), artifact
    assert artifact["uriBaseId"] in bases, artifact
    region = location.get("region")
    if region:
        assert region["startLine"] >= 1 and region.get("startColumn", 1) >= 1, region
        assert region.get("endLine", region["startLine"]) >= region["startLine"], region


def check_rules(rules):
    assert len({r["id"] for r in rules}) == len(rules)
    for rule in rules:
        for key in ("shortDescription", "fullDescription"):
            assert rule[key]["text"].strip(), rule["id"]
        assert rule["help"]["markdown"].startswith("# " + rule["id"]), rule["id"]
        assert "## Why" in rule["help"]["text"], rule["id"]


def check_result(result, rules):
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"], result["ruleId"]
    assert result["level"] in ("note", "warning", "error")
    assert result["message"]["text"] and len(result["locations"]) == 1
    for flow in result.get("codeFlows", []):
        names = [t["id"] for t in flow["threadFlows"]]
        assert names == sorted(set(names)) and all(n.startswith("CPU") for n in names), names


def check_sarif(path, wanted_flows):
    document = load(path)
    assert document["version"] == "2.1.0" and len(document["runs"]) == 1
    run = document["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    check_rules(rules)
    assert run["automationDetails"]["id"].endswith("/")
    for base in run["originalUriBaseIds"].values():
        assert base["uri"].startswith("file:///") and base["uri"].endswith("/"), base
    for location in locations_of(run):
        check_location(location, run["originalUriBaseIds"])
    for result in run["results"]:
        check_result(result, rules)
    prints = [json.dumps(r["partialFingerprints"]) for r in run["results"]]
    assert len(prints) == len(set(prints)), "fingerprints are not unique"
    flows = [t["id"] for r in run["results"] for f in r.get("codeFlows", []) for t in f["threadFlows"]]
    assert not wanted_flows or {"CPU0", "CPU1"} <= set(flows), "no code flow with CPU0 and CPU1"


def apply_change(change, folder):
    """Replacements name places of the file as it was: the last one first."""
    path = folder + "/" + unquote(change["artifactLocation"]["uri"])
    with open(path, encoding="utf-8", newline="") as file:
        lines = file.read().split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    text = "\n".join(lines)
    for r in reversed(change["replacements"]):
        region = r["deletedRegion"]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        end = starts[region["endLine"] - 1] + region["endColumn"] - 1
        assert 0 <= start <= end <= len(text), region
        text = text[:start] + r.get("insertedContent", {"text": ""})["text"] + text[end:]
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def apply_fixes(path, folder):
    """Results of one plan have the same fix."""
    done = set()
    for result in load(path)["runs"][0]["results"]:
        for fix in result.get("fixes", []):
            assert fix["description"]["text"] and fix["artifactChanges"]
            for change in fix["artifactChanges"]:
                key = json.dumps(change)
                if key not in done:
                    apply_change(change, folder)
                done.add(key)
    assert done, "no fixes"


def check_gitlab(path):
    issues = load(path)
    assert isinstance(issues, list)
    for issue in issues:
        assert issue["description"] and issue["check_name"]
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not issue["location"]["path"].startswith(("/", "./"))
        assert issue["location"]["lines"]["begin"] >= 1
    prints = [i["fingerprint"] for i in issues]
    assert len(prints) == len(set(prints)), "fingerprints are not unique"


def prints_of(path):
    document = load(path)
    if "runs" in document:
        return sorted(r["partialFingerprints"]["lockstepFingerprint/v1"] for r in document["runs"][0]["results"])
    return sorted(f["fingerprint"] for f in document["findings"])


def main(arguments):
    kind, files = arguments[0], arguments[1:]
    if kind == "json":
        check_json(*files)
    elif kind == "sarif":
        check_sarif(files[0], len(files) > 1)
    elif kind == "apply":
        apply_fixes(*files)
    elif kind == "gitlab":
        check_gitlab(files[0])
    else:
        assert prints_of(files[0]) == prints_of(files[1]), "fingerprints differ"


main(sys.argv[1:])
