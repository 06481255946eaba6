package graph

import (
	"net/url"
	"slices"
	"strings"
)

// trackers are query parameters that tell how a reader came, not which page.
var trackers = []string{"fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src", "cmpid", "ocid", "smid"}

// CanonicalURL returns the form of an article's URL that is its identity:
// lower-case scheme and host, no default port, no fragment, no user, no
// tracking parameters. What is no absolute http(s) URL gives "".
func CanonicalURL(raw string) string {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Host == "" {
		return ""
	}
	u.Scheme, u.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	if u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	if u.Port() == map[string]string{"http": "80", "https": "443"}[u.Scheme] {
		u.Host = strings.TrimSuffix(u.Host, ":"+u.Port())
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	q := u.Query()
	for k := range q {
		if strings.HasPrefix(k, "utm_") || slices.Contains(trackers, k) {
			q.Del(k)
		}
	}
	u.RawQuery, u.ForceQuery = q.Encode(), false
	return u.String()
}
