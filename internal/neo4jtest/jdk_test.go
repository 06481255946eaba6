package neo4jtest

import "testing"

func TestParseJavaRelease(t *testing.T) {
	tests := []struct {
		output string
		want   int
	}{
		{"openjdk version \"17.0.15\" 2025-04-15\nOpenJDK Runtime Environment", 17},
		{"openjdk version \"25.0.3\" 2026-04-21 LTS", 25},
		{"openjdk version \"25\" 2025-09-16", 25},
		{"openjdk version \"26-ea\" 2026-03-17", 26},
		{"java version \"1.8.0_452\"", 8},
		{"Picked up JAVA_TOOL_OPTIONS: -Xmx1g\nopenjdk version \"21.0.7\" 2025-04-15", 21},
		{"Unable to locate a Java Runtime.", 0},
	}
	for _, tt := range tests {
		if got := parseJavaRelease(tt.output); got != tt.want {
			t.Errorf("parseJavaRelease(%q) = %d, want %d", tt.output, got, tt.want)
		}
	}
}

func TestJDKFor(t *testing.T) {
	tests := []struct {
		version   string
		installed []int
		want      int // 0: none fits
	}{
		{"5.26.31", []int{8, 11, 17, 25}, 17},
		{"5.26.31", []int{17, 21, 25}, 21},
		{"5.26.31", []int{11, 25}, 0},
		{"2026.08.1", []int{17, 25}, 25},
		{"2026.08.1", []int{17, 21}, 21},
		{"2026.08.1", []int{17}, 0},
		{"2026.08.1", nil, 0},
	}
	for _, tt := range tests {
		var installed []jdk
		for _, release := range tt.installed {
			installed = append(installed, jdk{"java", release})
		}
		got, err := jdkFor(tt.version, installed)
		if got.release != tt.want || isMissingJDK(err) != (tt.want == 0) {
			t.Errorf("jdkFor(%s, %v) = %d, %v; want %d", tt.version, tt.installed, got.release, err, tt.want)
		}
	}
}
