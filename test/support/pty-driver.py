"""Runs a command on a pseudo-terminal and types for it: driver.py SCRIPT COMMAND…, SCRIPT being `awaited=>keys|awaited=>keys`.
Keys are typed when what is awaited has been shown since the last keys. `!file=text` instead of keys writes a file."""
import fcntl, os, pty, select, struct, sys, termios, time

script = [step.split('=>', 1) for step in sys.argv[1].split('|') if step]
columns = int(os.environ.get('PTY_COLUMNS', '80'))
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 40, columns, 0, 0))
    os.execvp(sys.argv[2], sys.argv[2:])
seen = b''
shown = b''
end = time.time() + 40
while time.time() < end:
    ready, _, _ = select.select([fd], [], [], 0.2)
    if ready:
        try:
            data = os.read(fd, 4096)
        except OSError:
            break
        if not data:
            break
        seen += data
        shown += data
    if script and script[0][0].encode() in seen:
        seen = b''
        time.sleep(0.2)
        act = script.pop(0)[1]
        if act.startswith('!'):
            name, text = act[1:].split('=', 1)
            with open(name, 'w') as file:
                file.write(text.encode().decode('unicode_escape'))
        else:
            os.write(fd, act.encode().decode('unicode_escape').encode())
sys.stdout.buffer.write(shown)
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status) & 0xff)
