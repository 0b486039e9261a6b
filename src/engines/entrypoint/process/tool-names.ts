/** Programs of a small Debian system: coreutils, debianutils, findutils, grep, sed, tar, util-linux, procps where usual. */
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

/** Applets of busybox as Debian and Alpine build it. */
export const BUSYBOX_APPLETS: readonly string[] = (
  '[ [[ addgroup adduser arch ash awk base64 basename blkid brctl bunzip2 busybox bzcat bzip2 cal cat chgrp chmod chown ' +
  'chpasswd chroot chvt clear cmp cp cpio crond crontab cttyhack cut date dc dd deluser delgroup df diff dirname dmesg ' +
  'dnsdomainname dos2unix du echo egrep env expand expr factor fallocate false fgrep find fold free fsync ftpget ftpput ' +
  'getopt getty grep groups gunzip gzip halt head hexdump hostid hostname httpd hwclock id ifconfig init install ionice ' +
  'ip ipcalc kill killall last less link linux32 linux64 ln logger login logname logread losetup ls lsmod lsof lsscsi ' +
  'md5sum mkdir mkfifo mknod mktemp more mount mt mv nc netstat nice nl nohup nologin nproc nslookup od passwd paste pgrep ' +
  'pidof ping ping6 pkill poweroff printenv printf ps pstree pwd rdate readlink realpath reboot renice reset rev rm rmdir ' +
  'route rpm run-parts sed seq setsid sh sha1sum sha256sum sha3sum sha512sum shred shuf sleep sort split start-stop-daemon ' +
  'stat strings stty su sum sync sysctl syslogd tac tail tar taskset tee telnet test tftp time timeout top touch tr ' +
  'traceroute true truncate tty udhcpc umount uname uncompress unexpand uniq unix2dos unlink unlzma unxz unzip uptime ' +
  'usleep uudecode uuencode vconfig vi watch watchdog wc wget which who whoami xargs xxd xz xzcat yes zcat'
).split(' ')

/** Programs that bigger images often have although they are not among the usual tools. */
export const OFTEN_INSTALLED: ReadonlySet<string> = new Set(
  (
    'curl wget git make gcc g++ cc openssl ps top nano vim less ip ping envsubst jq unzip zip xz bzip2 ssh hg svn perl ' +
    'python3 python tini gosu su-exec dumb-init supervisord cron'
  ).split(' '),
)
