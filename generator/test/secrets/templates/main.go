// Renders templates as the External Secrets Operator does: Go's own engine, the functions of sprig, and
// an error where a key is missing.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"text/template"

	"github.com/Masterminds/sprig/v3"
)

type request struct {
	Templates map[string]string `json:"templates"`
	Values    map[string]string `json:"values"`
}

func main() {
	var asked request
	if err := json.NewDecoder(os.Stdin).Decode(&asked); err != nil {
		fail(err)
	}
	rendered := map[string]string{}
	for key, text := range asked.Templates {
		parsed, err := template.New(key).Option("missingkey=error").Funcs(sprig.TxtFuncMap()).Parse(text)
		if err != nil {
			fail(err)
		}
		var out strings.Builder
		if err := parsed.Execute(&out, asked.Values); err != nil {
			fail(err)
		}
		rendered[key] = out.String()
	}
	if err := json.NewEncoder(os.Stdout).Encode(rendered); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
