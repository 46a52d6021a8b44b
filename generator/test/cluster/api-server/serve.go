package main

import (
	"context"
	"fmt"
	"net"
	"path/filepath"
	"time"

	"github.com/spf13/pflag"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/kubernetes/cmd/kube-apiserver/app"
	"k8s.io/kubernetes/cmd/kube-apiserver/app/options"
)

// serve runs the API until it is told to stop. The file "kubeconfig" appears once it is ready.
func serve(ctx context.Context, folder string) error {
	login, err := makeLogin(folder)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	completed, err := complete(ctx, folder, listener)
	if err != nil {
		return err
	}
	config, err := app.NewConfig(completed)
	if err != nil {
		return err
	}
	whole, err := config.Complete()
	if err != nil {
		return err
	}
	server, err := app.CreateServerChain(whole)
	if err != nil {
		return err
	}
	prepared, err := server.PrepareRun()
	if err != nil {
		return err
	}
	failed := make(chan error, 1)
	go func() {
		if err := waitUntilReady(ctx, server.GenericAPIServer.LoopbackClientConfig); err != nil {
			failed <- err
			return
		}
		failed <- writeKubeconfig(folder, listener.Addr().String(), login)
	}()
	ended := make(chan error, 1)
	go func() { ended <- prepared.Run(ctx) }()
	for {
		select {
		case err := <-ended:
			return err
		case err := <-failed:
			if err != nil {
				return err
			}
		}
	}
}

// complete says what is not the default of a kube-apiserver; its checks of what is written all are.
func complete(
	ctx context.Context, folder string, listener net.Listener,
) (options.CompletedOptions, error) {
	wanted := options.NewServerRunOptions()
	flags := pflag.NewFlagSet("api-server", pflag.ContinueOnError)
	for _, set := range wanted.Flags().FlagSets {
		flags.AddFlagSet(set)
	}
	in := func(name string) string { return filepath.Join(folder, name) }
	if err := flags.Parse([]string{
		"--etcd-servers=unix://" + socketOf(folder),
		"--cert-dir=" + folder,
		"--authorization-mode=RBAC",
		"--token-auth-file=" + in(tokensFile),
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-account-key-file=" + in(signingKeyFile),
		"--service-account-signing-key-file=" + in(signingKeyFile),
		"--service-cluster-ip-range=10.0.0.0/16",
	}); err != nil {
		return options.CompletedOptions{}, err
	}
	wanted.SecureServing.Listener = listener
	wanted.SecureServing.ExternalAddress = listener.Addr().(*net.TCPAddr).IP
	if err := wanted.GenericServerRunOptions.ComponentGlobalsRegistry.Set(); err != nil {
		return options.CompletedOptions{}, err
	}
	completed, err := wanted.Complete(ctx)
	if err != nil {
		return completed, err
	}
	return completed, utilerrors.NewAggregate(completed.Validate())
}

func waitUntilReady(ctx context.Context, config *rest.Config) error {
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	for range 600 {
		_, err = client.RESTClient().Get().AbsPath("/readyz").DoRaw(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
	return fmt.Errorf("the API did not become ready: %w", err)
}
