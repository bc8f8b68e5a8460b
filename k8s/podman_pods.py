#!/usr/bin/env python3
"""Makes of rendered manifests what podman can play: a file for each pod.

usage: kubectl kustomize OVERLAY | podman_pods.py DIR SUBNET-PREFIX

Writes DIR/ORDER-POD.yaml and prints a line for each: file, pod, address, its names for others joined by commas, and the command
that tells whether it is ready (empty if that is a matter of HTTP).

What podman 4 does not know is put in other words: StatefulSets and Deployments become the pods that their controllers would make,
volume claim templates become claims, secrets, the pod's address and $(VARIABLES) become their values, and Services become names of
the pods that they select. ServiceAccounts, roles, NetworkPolicies, autoscalers and disruption budgets are left out, and so are
probes, as there is no kubelet.
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
    """An environment variable's value."""
    if "value" in env:
        return env["value"]
    source = env["valueFrom"]
    if "secretKeyRef" in source:
        return known[source["secretKeyRef"]["name"]][source["secretKeyRef"]["key"]]
    return {"status.podIP": address, "metadata.name": pod}[source["fieldRef"]["fieldPath"]]


def plain(container, pod, address, known):
    """Its environment and arguments as they are in the end; without probes."""
    environment = {e["name"]: value(e, pod, address, known) for e in container.get("env", [])}
    container["env"] = [{"name": k, "value": v} for k, v in environment.items()]
    for key in ("command", "args"):
        if key in container:
            container[key] = [
                re.sub(r"\$\((\w+)\)", lambda m: environment.get(m[1], m[0]), word) for word in container[key]
            ]
    container.pop("ports", None)  # podman would open them on this machine
    probes = {p: container.pop(p) for p in ("startupProbe", "livenessProbe", "readinessProbe") if p in container}
    return probes.get("readinessProbe", {}).get("exec", {}).get("command", [])


def alone(body, pod):
    """Podman 4 gives empty directories of one name to all pods: they get names of their own."""
    empty = {v["name"] for v in body["volumes"] if "emptyDir" in v}
    mounts = [m for c in body.get("initContainers", []) + body["containers"] for m in c.get("volumeMounts", [])]
    for named in body["volumes"] + mounts:
        if named["name"] in empty:
            named["name"] += "-" + pod


def names(pod, controller, labels, objects):
    """Of a pod, for other pods."""
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
    # A database before the server that keeps its journal there, and that before its devices.
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
            body["restartPolicy"] = "Never"  # so that how it ended can be seen
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
