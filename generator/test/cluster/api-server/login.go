package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"

	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"
)

const (
	tokensFile     = "tokens.csv"
	signingKeyFile = "service-accounts.key"
	// What the server calls the certificate that it signs for itself.
	certificateFile = "apiserver.crt"
	name            = "test"
)

// makeLogin writes the one who may do everything, and the key with which service accounts log in.
func makeLogin(folder string) (token string, err error) {
	token = rand.Text()
	line := fmt.Sprintf("%s,admin,admin,system:masters\n", token)
	if err := writePrivate(folder, tokensFile, []byte(line)); err != nil {
		return "", err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return "", err
	}
	encoded, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return "", err
	}
	block := pem.EncodeToMemory(&pem.Block{Type: "EC PRIVATE KEY", Bytes: encoded})
	return token, writePrivate(folder, signingKeyFile, block)
}

// writeKubeconfig lets the file appear whole: who sees it may use it.
func writeKubeconfig(folder, address, token string) error {
	certificate, err := os.ReadFile(filepath.Join(folder, certificateFile))
	if err != nil {
		return err
	}
	config := api.NewConfig()
	config.Clusters[name] = &api.Cluster{
		Server:                   "https://" + address,
		CertificateAuthorityData: certificate,
	}
	config.AuthInfos[name] = &api.AuthInfo{Token: token}
	config.Contexts[name] = &api.Context{Cluster: name, AuthInfo: name}
	config.CurrentContext = name
	content, err := clientcmd.Write(*config)
	if err != nil {
		return err
	}
	if err := writePrivate(folder, "kubeconfig.part", content); err != nil {
		return err
	}
	return os.Rename(filepath.Join(folder, "kubeconfig.part"), filepath.Join(folder, "kubeconfig"))
}

func writePrivate(folder, name string, content []byte) error {
	return os.WriteFile(filepath.Join(folder, name), content, 0o600)
}
