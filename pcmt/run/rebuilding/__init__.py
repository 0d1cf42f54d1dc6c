"""What an edit makes anew: the site folder with the files of before, what is kept between builds, the rules of outputs."""
