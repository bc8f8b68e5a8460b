#!/usr/bin/env python3
"""Converts rendered manifests into files that podman can play, one per pod.

usage: kubectl kustomize OVERLAY | podman_pods.py DIR SUBNET-PREFIX

Writes DIR/ORDER-POD.yaml and prints a line for each: file, pod, address, the names under which other pods reach it, joined by
commas, and the command that checks whether it is ready (empty if an HTTP request does).

Objects that podman 4 does not support are converted: StatefulSets and Deployments become the pods that their controllers would
create, volume claim templates become claims, secrets, the pod's address and $(VARIABLES) become their values, and Services become
names of the pods that they select. ServiceAccounts, roles, NetworkPolicies, autoscalers and disruption budgets are omitted, and so
are probes, because there is no kubelet.
"""
import base64
import copy
import os
import re
import shlex
import sys

import yaml


def secrets(objects):
    return {
        o["metadata"]["name"]: {k: base64.b64decode(v).decode() for k, v in o["data"].items()}
        for o in objects
        if o["kind"] == "Secret"
    }


def value(env, pod, address, known):
    """Returns the value of an environment variable."""
    if "value" in env:
        return env["value"]
    source = env["valueFrom"]
    if "secretKeyRef" in source:
        return known[source["secretKeyRef"]["name"]][source["secretKeyRef"]["key"]]
    return {"status.podIP": address, "metadata.name": pod}[source["fieldRef"]["fieldPath"]]


def plain(container, pod, address, known):
    """Resolves the container's environment and arguments, drops its ports and probes, and returns its readiness command."""
    environment = {e["name"]: value(e, pod, address, known) for e in container.get("env", [])}
    container["env"] = [{"name": k, "value": v} for k, v in environment.items()]
    for key in ("command", "args"):
        if key in container:
            container[key] = [
                re.sub(r"\$\((\w+)\)", lambda m: environment.get(m[1], m[0]), word) for word in container[key]
            ]
    container.pop("ports", None)  # podman would open them on the host
    probes = {p: container.pop(p) for p in ("startupProbe", "livenessProbe", "readinessProbe") if p in container}
    return probes.get("readinessProbe", {}).get("exec", {}).get("command", [])


def alone(body, pod):
    """Renames the pod's empty directories: podman 4 shares those with the same name between pods."""
    empty = {v["name"] for v in body["volumes"] if "emptyDir" in v}
    mounts = [m for c in body.get("initContainers", []) + body["containers"] for m in c.get("volumeMounts", [])]
    for named in body["volumes"] + mounts:
        if named["name"] in empty:
            named["name"] += "-" + pod


def names(pod, controller, labels, objects):
    """Returns the names under which other pods reach a pod."""
    found = [pod]
    for o in objects:
        if o["kind"] == "Service" and o["spec"]["selector"].items() <= labels.items():
            found.append(o["metadata"]["name"])
    if controller["kind"] == "StatefulSet":
        found.append(pod + "." + controller["spec"]["serviceName"])
    return found


def main():
    folder, prefix = sys.argv[1:]
    objects = list(yaml.safe_load_all(sys.stdin))
    config_maps = [o for o in objects if o["kind"] == "ConfigMap"]
    # The database starts before the server that keeps its journal there, and the server before its devices.
    controllers = sorted(
        (o for o in objects if o["kind"] in ("StatefulSet", "Deployment")),
        key=lambda o: (o["kind"] != "StatefulSet", "initContainers" in o["spec"]["template"]["spec"]),
    )
    number = 0
    for controller in controllers:
        spec = controller["spec"]
        for i in range(spec.get("replicas", 1)):
            number += 1
            pod, address = f"{controller['metadata']['name']}-{i}", f"{prefix}.{9 + number}"
            template = copy.deepcopy(spec["template"])
            body = template["spec"]
            body["restartPolicy"] = "Never"  # keeps its exit status visible
            ready = []
            for container in body.get("initContainers", []) + body["containers"]:
                ready = plain(container, pod, address, secrets(objects)) or ready
            played = list(config_maps)
            for claim in spec.get("volumeClaimTemplates", []):
                name = f"{claim['metadata']['name']}-{pod}"
                played.append({"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": name}, "spec": claim["spec"]})
                body.setdefault("volumes", []).append(
                    {"name": claim["metadata"]["name"], "persistentVolumeClaim": {"claimName": name}}
                )
            alone(body, pod)
            labels = template["metadata"]["labels"]
            played.append({"apiVersion": "v1", "kind": "Pod", "metadata": {"name": pod, "labels": labels}, "spec": body})
            file = os.path.join(folder, f"{number:02}-{pod}.yaml")
            with open(file, "w", encoding="utf-8") as out:
                yaml.safe_dump_all(played, out)
            print(file, pod, address, ",".join(names(pod, controller, labels, objects)), shlex.join(ready), sep="\t")


main()
