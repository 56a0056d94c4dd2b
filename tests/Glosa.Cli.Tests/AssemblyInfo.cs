// Tests that run commands in this process redirect the console, of which there is one.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
