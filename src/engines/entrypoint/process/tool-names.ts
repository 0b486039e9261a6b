/** Programs of a small Debian system: coreutils, debianutils, findutils, grep, sed, tar, util-linux. */
export const GNU_TOOLS: readonly string[] = (
  '[ apt apt-cache apt-get arch awk b2sum base32 base64 basename cat chgrp chmod chown chroot cksum cmp comm cp csplit ' +
  'cut date dd df diff dir dircolors dirname dmesg dpkg du echo egrep env expand expr factor false fgrep find flock fmt ' +
  'fold getent getopt grep groups gunzip gzip head hostid hostname id install ionice ipcs join kill ldconfig link ln ' +
  'logger login logname ls lsblk md5sum mkdir mkfifo mknod mktemp more mount mv nice nl nohup nproc numfmt od passwd paste ' +
  'pathchk perl pinky pr printenv printf ptx pwd readlink realpath renice rev rgrep rm rmdir run-parts savelog script ' +
  'sed seq service setsid sha1sum sha224sum sha256sum sha384sum sha512sum shred shuf sleep sort split stat stdbuf stty su ' +
  'sum sync tac tail tar taskset tee tempfile test timeout touch tr true truncate tsort tty umount uname unexpand uniq ' +
  'unlink unshare useradd groupadd adduser addgroup usermod userdel users vdir wc wdctl whereis which who whoami xargs yes ' +
  'zcat'
).split(' ')

/** What the images of Ubuntu have besides, and those of Debian have not: procps (docker-library/repo-info ubuntu). */
export const PROCPS: readonly string[] =
  'free pgrep pidwait pkill pmap ps pwdx skill slabtop snice sysctl tload top uptime vmstat w watch'.split(' ')

/** Applets of Debian's static busybox 1.35. */
export const BUSYBOX_APPLETS: readonly string[] = (
  '[ [[ acpid adjtimex ar arch arp arping ascii ash awk base64 basename bc blkdiscard blockdev brctl bunzip2 ' +
  'busybox bzcat bzip2 cal cat chgrp chmod chown chroot chvt clear cmp cp cpio crc32 crond crontab cttyhack cut ' +
  'date dc dd deallocvt depmod devmem df diff dirname dmesg dnsdomainname dos2unix dpkg dpkg-deb du dumpkmap ' +
  'dumpleases echo ed egrep env expand expr factor fallocate false fatattr fdisk fgrep find findfs fold free ' +
  'freeramdisk fsfreeze fstrim ftpget ftpput getopt getty grep groups gunzip gzip halt head hexdump hostid ' +
  'hostname httpd hwclock i2cdetect i2cdump i2cget i2cset i2ctransfer id ifconfig ifdown ifup init insmod ionice ' +
  'ip ipcalc ipneigh kill killall klogd last less link linux32 linux64 linuxrc ln loadfont loadkmap logger login ' +
  'logname logread losetup ls lsmod lsscsi lzcat lzma lzop md5sum mdev microcom mim mkdir mkdosfs mke2fs mkfifo ' +
  'mknod mkpasswd mkswap mktemp modinfo modprobe more mount mt mv nameif nc netstat nl nologin nproc nsenter ' +
  'nslookup nuke od openvt partprobe passwd paste patch pidof ping ping6 pivot_root poweroff printf ps pwd rdate ' +
  'readlink realpath reboot renice reset resume rev rm rmdir rmmod route rpm rpm2cpio run-init run-parts sed seq ' +
  'setkeycodes setpriv setsid sh sha1sum sha256sum sha3sum sha512sum shred shuf sleep sort ssl_client ' +
  'start-stop-daemon stat strings stty su sulogin svc svok swapoff swapon switch_root sync sysctl syslogd tac tail ' +
  'tar taskset tc tee telnet telnetd test tftp time timeout top touch tr traceroute traceroute6 true truncate ts ' +
  'tty tunctl ubirename udhcpc udhcpd uevent umount uname uncompress unexpand uniq unix2dos unlink unlzma unshare ' +
  'unxz unzip uptime usleep uudecode uuencode vconfig vi w watch watchdog wc wget which who whoami xargs xxd xz ' +
  'xzcat yes zcat'
).split(' ')

/** Applets that the builds of the busybox and alpine images have besides. */
export const MORE_APPLETS: readonly string[] = (
  'add-shell addgroup adduser chpasswd cryptpw delgroup deluser flock fuser install iostat mpstat ' +
  'nice nohup nmeter pgrep pkill pmap printenv pstree pwdx volname'
).split(' ')

/** Programs that bigger images often have although they are not among the usual tools. */
export const OFTEN_INSTALLED: ReadonlySet<string> = new Set(
  (
    'curl wget git make gcc g++ cc openssl ps top nano vim less ip ping envsubst jq unzip zip xz bzip2 ssh hg svn perl ' +
    'python3 python tini gosu su-exec dumb-init supervisord cron'
  ).split(' '),
)
