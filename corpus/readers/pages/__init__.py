"""Pages as geometry: lines and ruled tables with their places, put into reading order, whatever read them."""
