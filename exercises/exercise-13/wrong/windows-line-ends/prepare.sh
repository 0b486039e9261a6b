#!/bin/sh
# the shop in the language of its customers
echo "preparing the shop in ${SHOP_LANGUAGE:-English}"
exec "$@"
