// A deploy takes seconds, a load minutes; what hangs ends here.
jest.setTimeout(900_000);
