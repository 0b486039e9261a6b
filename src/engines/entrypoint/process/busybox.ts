/** How Debian's busybox names itself; it is the one whose behaviour was looked at. */
export const BUSYBOX_BANNER = 'BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1)'
