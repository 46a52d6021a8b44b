package main

import (
	"errors"
	"net/url"
	"path/filepath"
	"time"

	"go.etcd.io/etcd/server/v3/embed"
)

// socketOf is where etcd listens: no port that somebody else could take.
func socketOf(folder string) string {
	return filepath.Join(folder, "etcd.sock")
}

func startStorage(folder string) (*embed.Etcd, error) {
	// Where others would find it, which etcd wants to know; there are no others.
	nowhere := []url.URL{{Scheme: "http", Host: "127.0.0.1:1"}}
	config := embed.NewConfig()
	config.Dir = filepath.Join(folder, "etcd")
	config.ListenClientUrls = []url.URL{{Scheme: "unix", Path: socketOf(folder)}}
	config.AdvertiseClientUrls = nowhere
	config.ListenPeerUrls = nil
	config.AdvertisePeerUrls = nowhere
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	config.LogLevel = "error"
	// Nobody misses what is lost with the machine.
	config.UnsafeNoFsync = true

	storage, err := embed.StartEtcd(config)
	if err != nil {
		return nil, err
	}
	select {
	case <-storage.Server.ReadyNotify():
		return storage, nil
	case err := <-storage.Err():
		return nil, err
	case <-time.After(time.Minute):
		storage.Close()
		return nil, errors.New("etcd did not become ready")
	}
}
