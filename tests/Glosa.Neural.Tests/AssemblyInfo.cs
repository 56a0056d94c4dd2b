// Live tensors, seeds and threads are the process's.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
