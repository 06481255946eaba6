//go:build unix

package neo4jtest

import (
	"os"
	"os/exec"
	"sync"
	"syscall"
)

// locked keeps the files of held locks reachable: the garbage collector would
// close them, and closing unlocks.
var locked sync.Map

// lockFile waits for an exclusive lock on a file, which it creates. The system
// drops the lock when the process ends, so none is ever left over; the file
// stays, because removing it would give two processes two locks.
func lockFile(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX)
		if err != syscall.EINTR {
			break
		}
	}
	if err != nil {
		f.Close()
		return nil, &os.PathError{Op: "lock", Path: path, Err: err}
	}
	locked.Store(f, true)
	return func() {
		locked.Delete(f)
		f.Close()
	}, nil
}

// ownGroup keeps the signals of a terminal away from a command.
func ownGroup(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }
