// Reads a stream of YAML documents as the Kubernetes API server does and prints them as one JSON list.
// The tests use it to see which strings arrive unchanged.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"sigs.k8s.io/yaml"
)

func main() {
	input, err := io.ReadAll(os.Stdin)
	if err != nil {
		fail(err)
	}
	var documents []json.RawMessage
	for _, text := range strings.Split(string(input), "\n---\n") {
		document, err := yaml.YAMLToJSONStrict([]byte(text))
		if err != nil {
			fail(err)
		}
		documents = append(documents, document)
	}
	if err := json.NewEncoder(os.Stdout).Encode(documents); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
