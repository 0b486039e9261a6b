#!/bin/sh
echo "prepared"
exec "$@"
