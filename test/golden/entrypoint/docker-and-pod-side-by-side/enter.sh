#!/bin/sh
export GREETING=hello
exec "$@"
