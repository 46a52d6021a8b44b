// A Kubernetes API server with its own etcd, for the tests: everything that the real one checks,
// and nobody who acts on what is written. It lives in the folder that it is given and ends when it
// is told to, or when the process that wanted it is gone.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: api-server FOLDER PID-OF-THE-OWNER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "error:", err)
		os.Exit(1)
	}
}

func run(folder, owner string) error {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return err
	}
	pid, err := strconv.Atoi(owner)
	if err != nil {
		return fmt.Errorf("%q is no process: %w", owner, err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	go stopAfter(pid, stop)

	storage, err := startStorage(folder)
	if err != nil {
		return err
	}
	defer storage.Close()
	return serve(ctx, folder)
}

// stopAfter keeps nothing alive that a test run which was killed has left behind.
func stopAfter(owner int, stop func()) {
	for syscall.Kill(owner, 0) == nil {
		time.Sleep(time.Second)
	}
	stop()
}
