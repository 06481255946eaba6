package model

// Node is an object that can be asked for again by its id.
type Node interface{ isNode() }

// SearchResult is something a search can find.
type SearchResult interface{ isSearchResult() }

func (*Actor) isNode()   {}
func (*Article) isNode() {}
func (*Event) isNode()   {}
func (*Mention) isNode() {}
func (*Place) isNode()   {}

func (*Actor) isSearchResult()   {}
func (*Article) isSearchResult() {}
func (*Event) isSearchResult()   {}
func (*Place) isSearchResult()   {}
